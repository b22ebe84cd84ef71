/** Talking to the services. */
@NullMarked
package io.dyadwatch.cli.http;

import org.jspecify.annotations.NullMarked;
