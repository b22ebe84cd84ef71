/**
 * Whether a process gets on with the work that waits for it. One whose dependencies answer, and that does not, ends: what
 * restarts it does more good than a process that lingers.
 */
@NullMarked
package io.dyadwatch.operations.progress;

import org.jspecify.annotations.NullMarked;
