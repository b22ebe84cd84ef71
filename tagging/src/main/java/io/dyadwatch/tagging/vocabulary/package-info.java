/** The vocabulary as analysts write it: YAML files, read strictly, with errors that name file, line and field. */
@NullMarked
package io.dyadwatch.tagging.vocabulary;

import org.jspecify.annotations.NullMarked;
