/** Where a subscriber wants webhooks to go. */
@NullMarked
package io.dyadwatch.alert.endpoint;

import org.jspecify.annotations.NullMarked;
