package dev.crossover.cloud.template;

import tools.jackson.databind.JsonNode;

/**
 * Creates resources of one CloudFormation type. Creating is idempotent: provisioning the
 * same template on the same data folder again changes nothing.
 */
public interface ResourceType {

	/**
	 * The type this creates.
	 * @return its CloudFormation name, such as {@code AWS::SQS::Queue}
	 */
	String name();

	/**
	 * Creates the resource, or brings an existing one to its properties.
	 * @param physicalName the name to use where the properties give none; stable over
	 * restarts
	 * @param properties the properties, every intrinsic function already resolved
	 * @return what {@code Ref} and {@code Fn::GetAtt} answer for it
	 * @throws UnsupportedPropertyException when a property would change behaviour and is
	 * not supported here
	 */
	Resource create(String physicalName, JsonNode properties);

}
