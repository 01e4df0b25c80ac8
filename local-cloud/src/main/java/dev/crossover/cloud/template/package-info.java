/** Creates the resources of a CloudFormation template in the local cloud. */
@NullMarked
package dev.crossover.cloud.template;

import org.jspecify.annotations.NullMarked;
