/** One page that shows an operator whether customers, pipelines and data are well. */
@NullMarked
package dev.crossover.infra.dashboard;

import org.jspecify.annotations.NullMarked;
