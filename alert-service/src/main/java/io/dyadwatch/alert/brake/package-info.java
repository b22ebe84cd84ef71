/** When webhooks are not sent although there are some: floods, and a pause by hand. */
@NullMarked
package io.dyadwatch.alert.brake;

import org.jspecify.annotations.NullMarked;
