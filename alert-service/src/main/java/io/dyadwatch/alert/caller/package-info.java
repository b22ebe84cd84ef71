/** Who makes a request, and what it may see. */
@NullMarked
package io.dyadwatch.alert.caller;

import org.jspecify.annotations.NullMarked;
