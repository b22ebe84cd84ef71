/** The alert service: configuration, and the wiring of its rooms. */
@NullMarked
package io.dyadwatch.alert;

import org.jspecify.annotations.NullMarked;
