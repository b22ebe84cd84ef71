/** What people see: lines, colours, tables, and untrusted text made harmless. */
@NullMarked
package io.dyadwatch.cli.terminal;

import org.jspecify.annotations.NullMarked;
