/** Subscribers as the operator manages them: who they are, their tokens, and how much they may have. */
@NullMarked
package io.dyadwatch.alert.subscriber;

import org.jspecify.annotations.NullMarked;
