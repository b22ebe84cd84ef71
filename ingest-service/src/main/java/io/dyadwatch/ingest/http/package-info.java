/** The HTTP exchange under both ways in: bodies in, problems out. */
@NullMarked
package io.dyadwatch.ingest.http;

import org.jspecify.annotations.NullMarked;
