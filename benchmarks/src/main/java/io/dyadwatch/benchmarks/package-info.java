/** How fast tagging is, beside other matchers, on texts and names that are made up but look like news. */
@NullMarked
package io.dyadwatch.benchmarks;

import org.jspecify.annotations.NullMarked;
