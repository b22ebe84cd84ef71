/** Turns what went wrong in a resource into an RFC 9457 problem; Quarkus finds the providers by itself. */
@NullMarked
package io.dyadwatch.rest.problems;

import org.jspecify.annotations.NullMarked;
