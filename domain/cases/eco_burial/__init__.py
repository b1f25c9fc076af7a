"""节地生态安葬奖补: the award for a burial that leaves no grave, or hardly one."""
