/** What the service does besides serving, one command at a time: migrate the schema, import products, audit the stock. */
@NullMarked
package dev.souk.catalog.command;

import org.jspecify.annotations.NullMarked;
