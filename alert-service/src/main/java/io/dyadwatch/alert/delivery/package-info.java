/** Getting alerts to their targets, attempt by attempt. */
@NullMarked
package io.dyadwatch.alert.delivery;

import org.jspecify.annotations.NullMarked;
