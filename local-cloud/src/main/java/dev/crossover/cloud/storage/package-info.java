/** What the stand-ins must remember when the process is killed. */
@NullMarked
package dev.crossover.cloud.storage;

import org.jspecify.annotations.NullMarked;
