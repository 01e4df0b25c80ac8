package dev.crossover.cloud.cloudwatch.alarm;

/**
 * Carries out actions of a kind, such as those that name a scaling policy. As on AWS it
 * is told of the change and then with every look at the alarm while the state stays.
 */
@FunctionalInterface
public interface AlarmAction {

	/**
	 * Carries the action out.
	 * @param arn the action
	 * @param change what the alarm says
	 */
	void carryOut(String arn, AlarmChange change);

}
