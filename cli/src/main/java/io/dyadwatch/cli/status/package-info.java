/** What is up, how far behind, and what is stuck. */
@NullMarked
package io.dyadwatch.cli.status;

import org.jspecify.annotations.NullMarked;
