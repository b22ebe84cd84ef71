/** What an unsaved watch would have fired on. Reads the enriched articles backwards; stores nothing, commits nothing. */
@NullMarked
package io.dyadwatch.alert.dryrun;

import org.jspecify.annotations.NullMarked;
