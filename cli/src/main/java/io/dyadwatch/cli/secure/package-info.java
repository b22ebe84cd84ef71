/** Certificates and passwords for secured wires. */
@NullMarked
package io.dyadwatch.cli.secure;

import org.jspecify.annotations.NullMarked;
