"""低保边缘家庭: a household a little above the line of the minimum living allowance."""
