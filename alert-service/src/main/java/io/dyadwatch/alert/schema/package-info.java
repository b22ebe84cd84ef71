/** The published schemas of what travels. */
@NullMarked
package io.dyadwatch.alert.schema;

import org.jspecify.annotations.NullMarked;
