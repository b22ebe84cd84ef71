/** Makes the tokens that services ask for outside the local mode. */
@NullMarked
package io.dyadwatch.cli.token;

import org.jspecify.annotations.NullMarked;
