/**
 * Real MariaDB servers (a primary and its replicas) and Redis as child processes, with faults on demand and promotion of
 * a replica.
 */
@NullMarked
package dev.souk.embedded;

import org.jspecify.annotations.NullMarked;
