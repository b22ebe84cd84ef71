/** What is done again and again for as long as a process runs. */
@NullMarked
package io.dyadwatch.operations.job;

import org.jspecify.annotations.NullMarked;
