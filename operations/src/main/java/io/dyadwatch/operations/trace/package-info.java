/** Traces: one from an article's request to the attempts to send its webhooks. */
@NullMarked
package io.dyadwatch.operations.trace;

import org.jspecify.annotations.NullMarked;
