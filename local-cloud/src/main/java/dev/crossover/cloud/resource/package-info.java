/** CloudFormation resources that live in the real engines. */
@NullMarked
package dev.crossover.cloud.resource;

import org.jspecify.annotations.NullMarked;
