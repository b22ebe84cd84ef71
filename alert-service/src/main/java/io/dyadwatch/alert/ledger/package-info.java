/** Alerts and stories: what was matched, once. */
@NullMarked
package io.dyadwatch.alert.ledger;

import org.jspecify.annotations.NullMarked;
