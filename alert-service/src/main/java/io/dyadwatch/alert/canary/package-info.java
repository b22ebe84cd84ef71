/** An article a minute that the system posts to itself, by which a quiet day is told from a broken way. */
@NullMarked
package io.dyadwatch.alert.canary;

import org.jspecify.annotations.NullMarked;
