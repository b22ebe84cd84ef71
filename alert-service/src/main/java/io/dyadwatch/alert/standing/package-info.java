/** How the whole system stands, in figures for those who run it. */
@NullMarked
package io.dyadwatch.alert.standing;

import org.jspecify.annotations.NullMarked;
