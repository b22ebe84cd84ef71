@NullMarked
package io.dyadwatch.contracts;

import org.jspecify.annotations.NullMarked;
