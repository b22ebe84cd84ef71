/** What travels between the services: records, topics, header names and their JSON Schemas. */
@NullMarked
package io.dyadwatch.contracts;

import org.jspecify.annotations.NullMarked;
