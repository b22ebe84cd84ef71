/** Lists by cursor, and the checks that all requests share. */
@NullMarked
package io.dyadwatch.alert.page;

import org.jspecify.annotations.NullMarked;
