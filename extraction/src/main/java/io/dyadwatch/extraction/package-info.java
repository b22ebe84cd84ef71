/** Feed bytes or page bytes in, articles out. No network, no clock but what is given. */
@NullMarked
package io.dyadwatch.extraction;

import org.jspecify.annotations.NullMarked;
