/** What whoever operates the system is told. */
@NullMarked
package io.dyadwatch.alert.operator;

import org.jspecify.annotations.NullMarked;
