/** The rules of access in front of every path of a service. */
@NullMarked
package io.dyadwatch.access.http;

import org.jspecify.annotations.NullMarked;
