"""刚性支出困难家庭: a household whose unavoidable spending leaves it too little to live on."""
