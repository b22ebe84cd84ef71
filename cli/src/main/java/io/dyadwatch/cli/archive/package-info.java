/** Files and folders of an archive as articles, one after the other, each with the place to go on from after it. */
@NullMarked
package io.dyadwatch.cli.archive;

import org.jspecify.annotations.NullMarked;
