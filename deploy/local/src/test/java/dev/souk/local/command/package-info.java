@NullMarked
package dev.souk.local.command;

import org.jspecify.annotations.NullMarked;
