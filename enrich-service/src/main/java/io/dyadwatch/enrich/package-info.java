/** The settings of enrich-service; its features are the packages below. */
@NullMarked
package io.dyadwatch.enrich;

import org.jspecify.annotations.NullMarked;
