/** How far a consumer group is behind on a topic, in records and in seconds. */
@NullMarked
package io.dyadwatch.operations.lag;

import org.jspecify.annotations.NullMarked;
