/** What is wrong or doubtful in a vocabulary, for whoever edits it. */
@NullMarked
package io.dyadwatch.tagging.check;

import org.jspecify.annotations.NullMarked;
