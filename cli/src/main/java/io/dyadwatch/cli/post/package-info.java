/** {@code dyadwatch post}: files in, articles at ingest-service; interrupted at any point, it goes on where it was. */
@NullMarked
package io.dyadwatch.cli.post;

import org.jspecify.annotations.NullMarked;
