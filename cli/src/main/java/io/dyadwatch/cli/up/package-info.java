/** The local system: its parts, their ports and folders, starting, keeping and stopping them. */
@NullMarked
package io.dyadwatch.cli.up;

import org.jspecify.annotations.NullMarked;
