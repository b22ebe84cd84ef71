/** {@code dyadwatch demo}: the whole system at work on five articles, and whether it did what it should. */
@NullMarked
package io.dyadwatch.cli.demo;

import org.jspecify.annotations.NullMarked;
