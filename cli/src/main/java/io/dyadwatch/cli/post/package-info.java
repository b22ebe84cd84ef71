/** {@code dyadwatch post}: files in, articles at ingest-service. */
@NullMarked
package io.dyadwatch.cli.post;

import org.jspecify.annotations.NullMarked;
