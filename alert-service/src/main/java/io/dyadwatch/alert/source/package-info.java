/** Who publishes, how often as a rule, and who has fallen silent. */
@NullMarked
package io.dyadwatch.alert.source;

import org.jspecify.annotations.NullMarked;
