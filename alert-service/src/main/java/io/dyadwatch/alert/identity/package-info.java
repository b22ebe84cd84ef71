/** Ids that are made of what they name, so that whoever makes them again makes the same. */
@NullMarked
package io.dyadwatch.alert.identity;

import org.jspecify.annotations.NullMarked;
