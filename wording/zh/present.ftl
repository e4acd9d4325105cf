# 演示视图：供大屏幕使用的面板。
present-bar = 演示视图
present-back = 返回页面
present-keys = 方向键翻页，F 键全屏，Esc 键返回。
