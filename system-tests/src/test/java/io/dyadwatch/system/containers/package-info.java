/** What production does to a deployment, done to the Compose files on a real Docker Engine, and counted from outside. */
@NullMarked
package io.dyadwatch.system.containers;

import org.jspecify.annotations.NullMarked;
