/** Tests of uploads. */
@NullMarked
package dev.crossover.router.upload;

import org.jspecify.annotations.NullMarked;
