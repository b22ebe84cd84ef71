@NullMarked
package io.dyadwatch.tagging.schema;

import org.jspecify.annotations.NullMarked;
